import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { Ping } from '../api/types';
import { Entrance } from '../session/Entrance';
import { formatMoment } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { Button, Failure, Refusal, Skeleton, ui } from '../kit/ui';
import css from './PingPongPage.module.css';

const lookAgainMs = 5_000;

/** Shows that browser, gateway and its store talk with each other; needs no session. */
export function PingPongPage() {
  const { t, locale } = useI18n();
  const client = useQueryClient();
  const ping = useQuery<Ping, Problem>({ queryKey: ['ping'], queryFn: () => body(api.GET('/api/ping')), refetchInterval: lookAgainMs });
  const toggle = useMutation<Ping, Problem>({
    mutationFn: () => body(api.POST('/api/ping/toggle')),
    onSuccess: (next) => client.setQueryData(['ping'], next),
  });

  return (
    <Entrance title={t('ping.title')} about={t('ping.about')} other={<Link to="/">{t('nav.home')}</Link>}>
      {ping.isError ? (
        <Failure error={ping.error} onRetry={() => void ping.refetch()} />
      ) : (
        <div className={ui.stack}>
          <output className={css.state}>{ping.data?.state ?? <Skeleton width="6rem" />}</output>
          <p className={css.count}>
            {ping.data && t('ping.count', { count: ping.data.toggleCount })}
            {ping.data?.updatedAt && <> · {formatMoment(ping.data.updatedAt, locale)}</>}
          </p>
          {toggle.error && <Refusal error={toggle.error} />}
          <Button look="primary" wide isDisabled={toggle.isPending} onPress={() => toggle.mutate()}>
            {t('ping.toggle')}
          </Button>
        </div>
      )}
    </Entrance>
  );
}
