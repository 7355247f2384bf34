import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useI18n } from '../kit/i18n';
import { Button, Choice, Field, Refusal } from '../kit/ui';
import { Entrance, entranceCss as css } from './Entrance';
import { baseCurrencies, likelyCurrency } from './currencies';
import { nextPlace } from './next';
import { useRegister } from './session';

export function RegisterPage() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const register = useRegister();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [baseCurrency, setBaseCurrency] = useState(() => likelyCurrency(navigator.language));

  return (
    <Entrance
      title={t('register.title')}
      about={t('register.about')}
      other={
        <>
          {t('register.other')} <Link to={{ pathname: '/sign-in', search: params.toString() }}>{t('register.toSignIn')}</Link>
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          register.mutate(
            { name, email, password, baseCurrency },
            { onSuccess: () => void navigate(nextPlace(params.get('next')), { replace: true }) },
          );
        }}
      >
        {register.error && <Refusal error={register.error} />}
        <Field label={t('field.name')} autoComplete="name" required value={name} onChange={(event) => setName(event.target.value)} />
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
          hint={t('register.passwordHint')}
          type="password"
          autoComplete="new-password"
          required
          minLength={passwordCharactersMin}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Choice
          label={t('register.currency')}
          hint={t('register.currencyHint')}
          value={baseCurrency}
          onChange={({ target }) => setBaseCurrency(target.value)}
        >
          {baseCurrencies().map((currency) => (
            <option key={currency} value={currency}>
              {currency}
            </option>
          ))}
        </Choice>
        <Button type="submit" look="primary" wide isDisabled={register.isPending}>
          {register.isPending ? t('register.pending') : t('register.submit')}
        </Button>
      </form>
    </Entrance>
  );
}

const passwordCharactersMin = 8;
