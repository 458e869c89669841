package org.kopilka.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses with 400 a parameter that is there and says nothing where an id, a day, a number or a choice is meant:
 * {@code ?institution=} would else mean all of them.
 */
final class NothingForSomething implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            for (var parameter : method.getMethodParameters()) {
                var said = parameter.getParameterAnnotation(RequestParam.class);
                var name = parameter.getParameter().getName();
                if (said != null
                        && !mayBeEmpty(parameter.getParameterType())
                        && "".equals(request.getParameter(name))) {
                    var mismatch = new TypeMismatchException("", parameter.getParameterType());
                    mismatch.initPropertyName(name);
                    throw mismatch;
                }
            }
        }
        return true;
    }

    private static boolean mayBeEmpty(Class<?> type) {
        return type == String.class || !BeanUtils.isSimpleProperty(type);
    }
}
