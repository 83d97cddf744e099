/**
 * The shopping assistant: a language model that answers as a whole or token by token.
 */
@NullMarked
package sample.shop.assistant;

import org.jspecify.annotations.NullMarked;
