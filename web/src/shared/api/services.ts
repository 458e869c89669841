import { client } from './client';
import type { paths as BankPaths } from './types/bank';
import type { paths as EventsPaths } from './types/events';
import type { paths as GatewayPaths } from './types/gateway';
import type { paths as StaffPaths } from './types/staff';
import type { paths as SurveysPaths } from './types/surveys';

// One client per service; its types are written from contracts/http by `npm run api`.
export const bank = client<BankPaths>();
export const events = client<EventsPaths>();
export const gateway = client<GatewayPaths>();
export const staff = client<StaffPaths>();
export const surveys = client<SurveysPaths>();
