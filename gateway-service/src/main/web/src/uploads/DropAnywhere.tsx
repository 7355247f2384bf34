import { useEffect, useState } from 'react';
import { useI18n } from '../kit/i18n';
import { UploadIcon } from '../kit/icons';
import css from './uploads.module.css';
import { useUploads } from './UploadsProvider';

/** Files dropped on any page are uploaded. */
export function DropAnywhere() {
  const { t } = useI18n();
  const [, dispatch] = useUploads();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const allow = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) dispatch({ do: 'add', files, options: {} });
    };
    addEventListener('dragover', allow);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [dispatch]);

  if (!over) return null;
  return (
    <div className={css.dropVeil}>
      <div>
        <UploadIcon />
        {t('upload.drop')}
      </div>
    </div>
  );
}
