import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import css from './ui.module.css';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog over the page: Escape and a click outside close it, focus comes back to where it was. */
export function Dialog({ title, onClose, children }: Props) {
  return (
    <ModalOverlay className={css.veil!} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={css.modal!}>
        <AriaDialog className={css.dialog!}>
          <Heading slot="title">{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
