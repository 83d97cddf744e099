/**
 * A stand-in for the provider of the language model, which the shop starts for itself. It
 * speaks the protocol of OpenAI and knows some sentences.
 */
@NullMarked
package sample.shop.standin;

import org.jspecify.annotations.NullMarked;
