namespace OrleansTenancy.Contracts.Notifications;

/// <summary>
/// The Orleans stream that announces notifications: one stream per inbox. A hint that makes delivery instant; the
/// inbox is the truth, so a lost, doubled or late event changes nothing.
/// </summary>
public static class NotificationStreams
{
    /// <summary>Name of the stream provider.</summary>
    public const string Provider = "notifications";

    /// <summary>Namespace of the streams; the stream key is the inbox key.</summary>
    public const string Namespace = "link-notifications";

    /// <summary>The stream of an inbox.</summary>
    public static StreamId Of(string inboxKey) => StreamId.Create(Namespace, inboxKey);
}
