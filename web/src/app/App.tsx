import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { PortalContext } from '../shared/area';
import { meQuery } from '../shared/me/me';
import { theme } from '../shared/theme/theme';
import { Boundary } from '../shared/ui/Boundary';
import { ToastHost } from '../shared/ui/toast';
import { cache } from './cache';
import { FirstPaint } from './FirstPaint';
import { Inside } from './Inside';
import { LoginPage } from './LoginPage';
import { OpenFrame } from './OpenFrame';
import { openRoutes, portal } from './routes';

export function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={cache}>
        <BrowserRouter>
          <PortalContext value={portal}>
            <Boundary>
              <Suspense fallback={<FirstPaint />}>
                <Routes>
                  {openRoutes.map(({ path, Page }) => (
                    <Route
                      key={path}
                      path={path}
                      element={
                        <OpenFrame>
                          <Page />
                        </OpenFrame>
                      }
                    />
                  ))}
                  <Route path="*" element={<Door />} />
                </Routes>
              </Suspense>
            </Boundary>
          </PortalContext>
        </BrowserRouter>
      </QueryClientProvider>
      <ToastHost />
    </MantineProvider>
  );
}

function Door() {
  const { data: me } = useSuspenseQuery(meQuery);
  return me ? <Inside me={me} /> : <LoginPage />;
}
