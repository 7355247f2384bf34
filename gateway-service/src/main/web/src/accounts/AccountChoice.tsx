import { Button, Collection, ComboBox, Header, Input, Label, ListBox, ListBoxItem, ListBoxSection, Popover } from 'react-aria-components';
import type { Account } from '../api/types';
import { useI18n } from '../kit/i18n';
import { DownIcon } from '../kit/icons';
import css from '../kit/ui.module.css';
import { accountTypes, useAccounts } from './accounts';

interface Props {
  label: string;
  hideLabel?: boolean;
  value: string | null;
  onChange: (accountId: string | null) => void;
  /** Accounts that may be chosen; all when missing. */
  among?: (account: Account) => boolean;
  autoFocus?: boolean;
}

/** One account of the chart, found by typing a part of its name or code. */
export function AccountChoice({ label, hideLabel = false, value, onChange, among = () => true, autoFocus = false }: Props) {
  const { t } = useI18n();
  const accounts = useAccounts();
  const sections = accountTypes
    .map((type) => ({ id: type, items: (accounts.data ?? []).filter((account) => account.type === type && among(account)) }))
    .filter(({ items }) => items.length > 0);

  return (
    <ComboBox
      className={css.field!}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      defaultItems={sections}
      menuTrigger="focus"
      // Whoever types before the chart has arrived sees the list fill, and not a field that stays shut.
      allowsEmptyCollection
      autoFocus={autoFocus}
      {...(hideLabel && { 'aria-label': label })}
    >
      {!hideLabel && <Label className={css.label!}>{label}</Label>}
      <div className={css.comboRow}>
        <Input className={css.input!} placeholder={t('account.choose')} />
        <Button className={css.comboButton!}>
          <DownIcon />
        </Button>
      </div>
      <Popover className={css.popover!}>
        <ListBox renderEmptyState={() => <div className={css.group}>{t('account.none')}</div>}>
          {(section: (typeof sections)[number]) => (
            <ListBoxSection id={section.id}>
              <Header className={css.group!}>{t(`accountType.${section.id}`)}</Header>
              <Collection items={section.items}>
                {(account) => (
                  <ListBoxItem id={account.id} className={css.option!} textValue={`${account.name} ${account.code ?? ''}`}>
                    {account.name}
                    <small>{[account.code, account.currency].filter(Boolean).join(' · ')}</small>
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
