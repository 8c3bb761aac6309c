/** The names of the messages between the window and the main process. Imported by the preload too: no code here. */
export const channel = {
  acquirePort: 'hookglass:acquire-port',
  port: 'hookglass:port',
  askEngineProcess: 'hookglass:ask-engine-process',
  engineProcess: 'hookglass:engine-process',
  restartEngine: 'hookglass:restart-engine',
  getSettings: 'hookglass:get-settings',
  setSettings: 'hookglass:set-settings',
  getTrouble: 'hookglass:get-trouble',
  dismissTrouble: 'hookglass:dismiss-trouble',
  showCopy: 'hookglass:show-copy',
  getDesktop: 'hookglass:get-desktop',
  setDesktop: 'hookglass:set-desktop',
  askLead: 'hookglass:ask-lead',
  lead: 'hookglass:lead',
  newWindow: 'hookglass:new-window',
  checkForUpdates: 'hookglass:check-for-updates',
  diagnostics: 'hookglass:diagnostics',
} as const;

/** How the main process tells the preload what `info` is: an argument, because a preload must know it at once. */
export const INFO_ARGUMENT = '--hookglass-info=';
