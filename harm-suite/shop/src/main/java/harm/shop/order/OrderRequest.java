package harm.shop.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/**
 * What a customer wants.
 *
 * @param product name of the product
 * @param amount how many of it
 */
record OrderRequest(@NotBlank String product, @Positive @Max(100) int amount) {

}
