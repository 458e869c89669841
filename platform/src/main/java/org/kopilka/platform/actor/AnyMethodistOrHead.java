package org.kopilka.platform.actor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Methodists and heads; the use case looks of what. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("@actor.is('methodist', 'district-methodist', 'head')")
public @interface AnyMethodistOrHead {}
