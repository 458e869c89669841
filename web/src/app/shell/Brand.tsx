import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';

/** The portal's sign; under it the network's own name, once it is known. */
export function Brand({ network }: { network?: string }) {
  const { t } = useTranslation('app');
  return (
    <span className={classes.brand}>
      <img src="/favicon.svg" alt="" width={36} height={36} />
      <span className={classes.brandText}>
        <span className={classes.brandName}>{t('brand.name')}</span>
        <span className={classes.brandLine}>{network ?? t('brand.line')}</span>
      </span>
    </span>
  );
}
