/** Settings as earlier versions wrote them, byte for byte in form: a migration is judged by what really lies on disks. */
export const settingsTexts = {
  first: `{
	"interface": {
		"theme": "dark",
		"times": "utc",
		"listWidth": 55
	},
	"window": {
		"bounds": {
			"x": 10,
			"y": 20,
			"width": 1200,
			"height": 800
		},
		"maximized": true,
		"zoom": 1
	},
	"receiver": {
		"port": 4711,
		"host": "127.0.0.1",
		"limits": {
			"bodyBytes": 10485760,
			"headerBytes": 65536,
			"headTimeoutMs": 15000,
			"requestTimeoutMs": 120000,
			"keepAliveTimeoutMs": 5000,
			"connections": 2000
		}
	}
}`,
  withCheck: `{
	"interface": {
		"theme": "system",
		"times": "local",
		"listWidth": 47,
		"check": {
			"provider": "okhi",
			"url": "http://127.0.0.1:3000/hook",
			"scheme": "header-token",
			"headerName": "",
			"recipe": "",
			"signedUrl": "",
			"stateUrl": "",
			"limit": "15"
		}
	},
	"window": {
		"bounds": null,
		"maximized": false,
		"zoom": 0
	},
	"receiver": {
		"port": 4000,
		"host": "127.0.0.1"
	}
}`,
  unnumbered: JSON.stringify({
    interface: {
      theme: 'system',
      times: 'local',
      listWidth: 47,
      search: 'is:invalid',
      list: { columns: ['time', 'field'], fieldPath: 'user_id', density: 'compact' },
    },
    windows: [
      { bounds: { x: 0, y: 0, width: 900, height: 700 }, maximized: false, zoom: 0, place: '/inbox' },
      { bounds: null, maximized: false, zoom: 0, place: '/settings/general' },
    ],
    desktop: {
      notify: 'matching',
      notifyQuery: 'is:invalid',
      tray: true,
      openAtLogin: false,
      askBeforeQuit: true,
      lookForUpdates: false,
    },
    receiver: {
      port: 4000,
      host: '127.0.0.1',
      limits: {
        bodyBytes: 5_000_000,
        headerBytes: 65_536,
        headTimeoutMs: 15_000,
        requestTimeoutMs: 120_000,
        keepAliveTimeoutMs: 5_000,
        connections: 2_000,
      },
    },
  }),
  browser: '{"theme":"light","times":"utc","listWidth":47}',
} as const;
