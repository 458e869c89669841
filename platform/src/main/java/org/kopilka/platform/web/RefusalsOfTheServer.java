package org.kopilka.platform.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Tomcat refuses itself, or is told to by a filter, as a problem like any other: addresses it cannot read, TRACE,
 * what the firewall stops, what nobody caught.
 */
final class RefusalsOfTheServer extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(RefusalsOfTheServer.class);

    private final MessageSource messages;
    private final LocaleResolver languages;
    private final JsonMapper json;

    private RefusalsOfTheServer(MessageSource messages, LocaleResolver languages, JsonMapper json) {
        this.messages = messages;
        this.languages = languages;
        this.json = json;
    }

    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> told(
            MessageSource messages, LocaleResolver languages, JsonMapper json) {
        return server -> server.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new RefusalsOfTheServer(messages, languages, json));
        });
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var refusal = Refusal.named(HttpStatusCode.valueOf(status));
        var body = json.writeValueAsBytes(
                refusal.updateAndGetBody(messages, languages.resolveLocale(request.getRequest())));
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            log.debug("Whoever asked has gone", gone);
        }
    }
}
