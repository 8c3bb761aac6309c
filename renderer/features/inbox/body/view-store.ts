import { createStore } from 'zustand/vanilla';
import type { View } from './content.ts';

/** How bodies are looked at. It stays as it is from event to event, until the page closes. */
export const viewStore = createStore(() => ({ view: 'text' as View, wrap: true, pretty: false }));
