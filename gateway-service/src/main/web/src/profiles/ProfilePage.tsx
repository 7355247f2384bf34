import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ImportProfile } from '../api/types';
import { useI18n } from '../kit/i18n';
import { LeftIcon } from '../kit/icons';
import { Button, Card, Failure, Field, PageHead, Refusal, SkeletonRows, ui } from '../kit/ui';
import { DeleteProfileDialog } from './DeleteProfileDialog';
import { type Draft, draftOf } from './draft';
import { ExportProfile } from './ExportProfile';
import { LayoutFields } from './LayoutFields';
import { ProfileAccounts } from './ProfileAccounts';
import { ProfileHistory } from './ProfileHistory';
import { type Change, useChangeProfile, useProfile, useTestProfile } from './profiles';
import css from './profiles.module.css';
import { TrialResult } from './TrialResult';

export function ProfilePage() {
  const { t } = useI18n();
  const id = useParams().id!;
  const profile = useProfile(id);

  return (
    <>
      <Link className={css.back} to="/settings/import-profiles">
        <LeftIcon /> {t('profiles.title')}
      </Link>
      {profile.data !== undefined ? (
        <Profile key={id} profile={profile.data} readAgain={() => void profile.refetch()} />
      ) : profile.isError ? (
        <Card>
          <Failure error={profile.error} onRetry={() => void profile.refetch()} />
        </Card>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function Profile({ profile, readAgain }: { profile: ImportProfile; readAgain: () => void }) {
  const { t } = useI18n();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <PageHead
        title={profile.name}
        about={`${profile.layout.format.toUpperCase()} · ${t('profile.versionNumber', { version: profile.version })}`}
      >
        <Button look="danger" onPress={() => setDeleting(true)}>
          {t('profile.delete')}
        </Button>
      </PageHead>
      <div className={css.stack}>
        <Editor profile={profile} readAgain={readAgain} />
        <ExportProfile profile={profile} />
        <ProfileHistory versions={profile.versions} />
      </div>
      {deleting && <DeleteProfileDialog profile={profile} onClose={() => setDeleting(false)} />}
    </>
  );
}

/** What a person changes counts against the version that they began with, also when a newer one arrives meanwhile. */
function Editor({ profile, readAgain }: { profile: ImportProfile; readAgain: () => void }) {
  const { t } = useI18n();
  const save = useChangeProfile(profile.id);
  const test = useTestProfile(profile.id);
  const [change, setChange] = useState<Change | null>(null);
  const draft = change?.draft ?? draftOf(profile);

  const edit = (part: Partial<Draft>) => {
    if (save.isSuccess) save.reset();
    setChange({ version: change?.version ?? profile.version, draft: { ...draft, ...part } });
  };
  const discard = () => {
    save.reset();
    setChange(null);
  };

  return (
    <Card label={t('profile.layout')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (change !== null) save.mutate(change, { onSuccess: () => setChange(null) });
        }}
      >
        <Field
          label={t('field.name')}
          required
          maxLength={100}
          value={draft.name}
          onChange={({ target }) => edit({ name: target.value })}
        />
        <ProfileAccounts accountIds={draft.accountIds} onChange={(accountIds) => edit({ accountIds })} />
        <LayoutFields layout={draft.layout} onChange={(layout) => edit({ layout })} />
        <div className={ui.actions}>
          <Button isDisabled={!profile.hasSample || test.isPending} onPress={() => test.mutate(draft.layout)}>
            {t('profile.test')}
          </Button>
          <Button type="submit" look="primary" isDisabled={change === null || draft.name.trim() === '' || save.isPending}>
            {t('profile.save')}
          </Button>
          {change !== null && (
            <Button look="quiet" isDisabled={save.isPending} onPress={discard}>
              {t('profile.discard')}
            </Button>
          )}
        </div>
        <p className={css.soft}>{t(profile.hasSample ? 'profile.saveHint' : 'profile.noSample')}</p>
        {save.isSuccess && <p role="status">{t('profile.saved', { version: save.data.version })}</p>}
        {save.error && <Refusal error={save.error} />}
        {save.error?.status === 412 && (
          <Button
            onPress={() => {
              discard();
              readAgain();
            }}
          >
            {t('profile.newest')}
          </Button>
        )}
        {test.error && <Refusal error={test.error} />}
        {test.data && test.variables === draft.layout && <TrialResult trial={test.data} />}
      </form>
    </Card>
  );
}
