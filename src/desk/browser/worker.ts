/** The desk's worker, named after its locale: reads, checks and draws, so that the page stays responsive. */
import { expose } from 'comlink';
import type { Locale } from '../../i18n/locales.ts';
import { Desk } from '../desk.ts';

expose(new Desk(self.name as Locale));
