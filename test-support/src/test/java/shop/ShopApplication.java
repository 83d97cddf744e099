package shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A small shop, as an application of users.
 */
@SpringBootApplication
public class ShopApplication {

}
