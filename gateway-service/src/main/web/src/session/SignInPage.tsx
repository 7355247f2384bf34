import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useI18n } from '../kit/i18n';
import { Button, Field, Refusal } from '../kit/ui';
import { Entrance, entranceCss as css } from './Entrance';
import { nextPlace } from './next';
import { useSignIn } from './session';

export function SignInPage() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  return (
    <Entrance
      title={t('signIn.title')}
      about={t('signIn.about')}
      other={
        <>
          {t('signIn.other')} <Link to={{ pathname: '/register', search: params.toString() }}>{t('signIn.toRegister')}</Link>
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ email, password }, { onSuccess: () => void navigate(nextPlace(params.get('next')), { replace: true }) });
        }}
      >
        {signIn.error && <Refusal error={signIn.error} />}
        <Field
          label={t('field.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label={t('field.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="primary" wide isDisabled={signIn.isPending}>
          {signIn.isPending ? t('signIn.pending') : t('signIn.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
