package io.mirnet.config;

/**
 * What a list stands for where a provider is due: {@code [a, b]} for {@code {type: sum, terms: [a,
 * b]}}.
 *
 * @param type the provider's name
 * @param key its option that takes the list
 */
public record ListForm(String type, String key) {}
