package org.kopilka.platform.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that answers with records of people: a person's own data, a named answer, a sheet or file of people. It says
 * whose with {@link Audit#looked}; without that nothing is answered. The contract names it {@code x-records}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShowsRecords {}
