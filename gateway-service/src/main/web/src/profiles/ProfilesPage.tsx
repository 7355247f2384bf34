import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAccountName } from '../accounts/accounts';
import type { ImportProfile } from '../api/types';
import { formatMoment } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { LeftIcon } from '../kit/icons';
import { Badge, Button, Card, Empty, Failure, PageHead, Refusal, SkeletonRows, ui } from '../kit/ui';
import type { MessageKey } from '../messages/en';
import { readProfileFile } from './profileFile';
import css from './profiles.module.css';
import { useProfiles, useTakeProfile } from './profiles';

export function ProfilesPage() {
  const { t } = useI18n();
  const profiles = useProfiles();
  const items = profiles.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <Link className={css.back} to="/settings">
        <LeftIcon /> {t('nav.settings')}
      </Link>
      <PageHead title={t('profiles.title')} about={t('profiles.about')} />
      <div className={css.stack}>
        <TakeProfile />
        <Card label={t('profiles.title')}>
          {profiles.isPending ? (
            <SkeletonRows rows={4} height="2rem" />
          ) : profiles.isError ? (
            <Failure error={profiles.error} onRetry={() => void profiles.refetch()} />
          ) : items.length === 0 ? (
            <Empty title={t('profiles.empty')}>{t('profiles.empty.detail')}</Empty>
          ) : (
            <>
              <table className={ui.table}>
                <thead>
                  <tr>
                    <th>{t('field.name')}</th>
                    <th className={css.wideOnly}>{t('profile.format')}</th>
                    <th className={css.wideOnly}>{t('profile.version')}</th>
                    <th>{t('profile.changed')}</th>
                    <th className={css.wideOnly}>{t('profile.sample')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((profile) => (
                    <ProfileLine key={profile.id} profile={profile} />
                  ))}
                </tbody>
              </table>
              <div className={ui.listEnd}>
                {profiles.hasNextPage ? (
                  <Button small isDisabled={profiles.isFetchingNextPage} onPress={() => void profiles.fetchNextPage()}>
                    {t('list.more')}
                  </Button>
                ) : (
                  t('profiles.count', { count: items.length })
                )}
              </div>
            </>
          )}
        </Card>
      </div>
    </>
  );
}

function ProfileLine({ profile }: { profile: ImportProfile }) {
  const { t, locale } = useI18n();
  const nameOf = useAccountName();
  const madeAt = profile.versions[0]?.madeAt;
  return (
    <tr>
      <td>
        <Link className={css.name} to={`/settings/import-profiles/${profile.id}`}>
          {profile.name}
        </Link>
        <div className={css.under}>
          {profile.accountIds.length > 0 ? profile.accountIds.map(nameOf).join(', ') : t('profile.noAccount')}
        </div>
      </td>
      <td className={css.wideOnly}>{profile.layout.format.toUpperCase()}</td>
      <td className={css.wideOnly}>{profile.version}</td>
      <td>{madeAt && <time dateTime={madeAt}>{formatMoment(madeAt, locale)}</time>}</td>
      <td className={css.wideOnly}>
        <Badge tone={profile.hasSample ? 'good' : 'neutral'}>{t(profile.hasSample ? 'profile.withSample' : 'profile.withoutSample')}</Badge>
      </td>
    </tr>
  );
}

/** Takes in a profile that was exported elsewhere, and shows it. */
function TakeProfile() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const take = useTakeProfile();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<MessageKey | null>(null);

  const choose = async (file: File) => {
    take.reset();
    setRefused(null);
    const read = await readProfileFile(file);
    if (read.is === 'refused') setRefused(read.why);
    else take.mutate(read.file, { onSuccess: ({ id }) => void navigate(`/settings/import-profiles/${id}`) });
  };

  return (
    <div className={css.take}>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={t('profiles.import')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void choose(file);
          target.value = '';
        }}
      />
      <Button isDisabled={take.isPending} onPress={() => input.current?.click()}>
        {t('profiles.import')}
      </Button>
      {refused && (
        <div className={`${ui.inlineNotice} ${ui.toneBad}`} role="alert">
          {t(refused)}
        </div>
      )}
      {take.error && <Refusal error={take.error} />}
    </div>
  );
}
