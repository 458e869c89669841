package org.kopilka.gateway.portal;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.EncodedResourceResolver;
import org.springframework.web.reactive.resource.PathResourceResolver;

/** The portal's files, compressed by its build: {@code .br} and {@code .gz} beside each. */
@Configuration(proxyBeanMethods = false)
class PortalFiles implements WebFluxConfigurer {

    private static final Duration FOREVER = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Their names change with their content.
        serve(
                registry,
                "/assets/**",
                "classpath:/static/assets/",
                CacheControl.maxAge(FOREVER).cachePublic().immutable());
        serve(registry, "/**", "classpath:/static/", CacheControl.noCache());
    }

    private static void serve(ResourceHandlerRegistry registry, String path, String place, CacheControl cache) {
        registry.addResourceHandler(path)
                .addResourceLocations(place)
                .setCacheControl(cache)
                .setUseLastModified(false)
                .setEtagGenerator(FileTag::of)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
    }
}
