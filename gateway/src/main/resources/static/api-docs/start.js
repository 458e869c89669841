const services = ['staff', 'events', 'surveys', 'bank', 'gateway'];

window.SwaggerUIBundle({
  dom_id: '#api',
  layout: 'StandaloneLayout',
  presets: [window.SwaggerUIBundle.presets.apis, window.SwaggerUIStandalonePreset],
  urls: services.map((name) => ({ name, url: `/api-docs/contracts/${name}.yaml` })),
  deepLinking: true,
  validatorUrl: null,
  // Whoever is logged in to the portal tries the API as themselves.
  requestInterceptor: (request) => {
    const name = window.location.protocol === 'https:' ? '__Host-XSRF-TOKEN=' : 'XSRF-TOKEN=';
    const cookie = document.cookie.split('; ').find((each) => each.startsWith(name));
    const token = cookie?.slice(name.length);
    if (token && request.url.startsWith(window.location.origin)) {
      request.headers['X-XSRF-TOKEN'] = token;
    }
    return request;
  },
});
