import { useSearchParams } from 'react-router';
import { useAttention } from '../layout/attention';
import { useI18n } from '../kit/i18n';
import { Segments } from '../kit/Segments';
import { PageHead } from '../kit/ui';
import { MatchList } from './MatchList';
import css from './Workbench.module.css';
import { UnmatchedList } from './UnmatchedList';

const views = ['matches', 'unmatched', 'accepted', 'rejected'] as const;

export function ReconciliationPage() {
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  const view = views.find((each) => each === params.get('view')) ?? 'matches';
  const attention = useAttention();
  const counts: Partial<Record<(typeof views)[number], number>> = { matches: attention.matches, unmatched: attention.unmatched };

  return (
    <>
      <PageHead title={t('nav.reconciliation')} about={t('reconciliation.about')} />
      <div className={css.views}>
        <Segments
          label={t('reconciliation.view')}
          value={view}
          options={views.map((value) => ({ value, text: t(`reconciliation.${value}`), count: counts[value] }))}
          onChange={(value) => setParams(value === 'matches' ? {} : { view: value }, { replace: true })}
        />
      </div>
      {view === 'unmatched' ? <UnmatchedList /> : <MatchList key={view} status={view === 'matches' ? 'review' : view} />}
    </>
  );
}
