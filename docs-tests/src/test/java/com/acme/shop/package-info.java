/**
 * The application that the pages write about.
 */
@NullMarked
package com.acme.shop;

import org.jspecify.annotations.NullMarked;
