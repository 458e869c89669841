package org.kopilka.platform.actor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks an endpoint's access annotation before anything of the request is read: who may not call hears 403 and learns
 * nothing of the body's rules. The annotations speak of the caller alone, so the arguments are not needed.
 */
final class RoleBeforeBody implements HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();

    RoleBeforeBody(ApplicationContext beans) {
        var words = new DefaultMethodSecurityExpressionHandler();
        words.setApplicationContext(beans);
        rules.setExpressionHandler(words);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint) {
            Supplier<Authentication> caller =
                    () -> SecurityContextHolder.getContext().getAuthentication();
            var method = endpoint.getMethod();
            var call = new SimpleMethodInvocation(endpoint.getBean(), method, new Object[method.getParameterCount()]);
            var decision = rules.authorize(caller, call);
            if (decision != null && !decision.isGranted()) {
                throw new AuthorizationDeniedException("Access Denied", decision);
            }
        }
        return true;
    }
}
