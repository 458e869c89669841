package org.kopilka.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The statuses of success of a request, where 200 is not the only one: the contract names them, and tests hold it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Succeeds {

    /** All of them, such as {@code {200, 201}}. */
    int[] value();
}
