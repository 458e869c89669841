import { useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** A new page starts at its top; going back is left to the browser, which knows where one was. */
export function useScrollToTop() {
  const { pathname } = useLocation();
  const type = useNavigationType();
  useLayoutEffect(() => {
    if (type !== 'POP') {
      window.scrollTo(0, 0);
    }
  }, [pathname, type]);
}
