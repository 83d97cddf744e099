package chats

/**
 * What a chat is for.
 */
enum class Goal { BUY, RETURN, ASK }
