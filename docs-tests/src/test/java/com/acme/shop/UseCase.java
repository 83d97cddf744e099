package com.acme.shop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * An annotation, which pointcuts of the pages name.
 */
@Retention(RetentionPolicy.RUNTIME)
public @interface UseCase {

}
