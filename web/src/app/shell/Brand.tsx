import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';

export function Brand() {
  const { t } = useTranslation('app');
  return (
    <span className={classes.brand}>
      <img src="/favicon.svg" alt="" width={36} height={36} />
      <span>
        <span className={classes.brandName}>{t('brand.name')}</span>
        <span className={classes.brandLine}>{t('brand.line')}</span>
      </span>
    </span>
  );
}
