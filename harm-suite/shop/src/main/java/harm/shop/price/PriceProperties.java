package harm.shop.price;

import java.util.Map;

import jakarta.validation.constraints.NotEmpty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What things cost.
 *
 * @param of price by product
 */
@Validated
@ConfigurationProperties("shop.prices")
record PriceProperties(@NotEmpty Map<String, Money> of) {

}
