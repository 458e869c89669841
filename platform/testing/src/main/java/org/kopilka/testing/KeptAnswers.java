package org.kopilka.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** In every test of a service: no handler answers with a status of success that its contract does not name. */
final class KeptAnswers extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
                if (request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                                instanceof HandlerMethod handler
                        && HttpStatus.valueOf(status).is2xxSuccessful()
                        && Arrays.stream(OpenApiConfiguration.answers(handler)).noneMatch(named -> named == status)) {
                    throw new AssertionError(
                            "%s answers %d, which the contract does not name: @Succeeds".formatted(handler, status));
                }
                super.setStatus(status);
            }
        });
    }
}
