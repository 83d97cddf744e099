package shop;

/**
 * The bank does not pay.
 */
public class CardRefusedException extends RuntimeException {

}
