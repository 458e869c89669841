import { useEffect } from 'react';
import { useNavigate } from 'react-router';

const KEPT = 'kopilka.return';

/** Where to come back to after the login, which always ends at `/`. */
export function rememberPath() {
  const { pathname, search, hash } = window.location;
  if (pathname !== '/login') {
    sessionStorage.setItem(KEPT, pathname + search + hash);
  }
}

export function useReturn() {
  const navigate = useNavigate();
  useEffect(() => {
    const path = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    const target = path ?? (window.location.pathname === '/login' ? '/' : undefined);
    if (target?.startsWith('/') && !target.startsWith('//')) {
      void navigate(target, { replace: true });
    }
  }, [navigate]);
}
