namespace OrleansTenancy.Gateway.Paging;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Next">The cursor of the next page; null: this was the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
