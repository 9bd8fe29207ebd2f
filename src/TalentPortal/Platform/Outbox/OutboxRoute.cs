using System.Reflection;
using System.Text.Json;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Outbox;

/// <summary>Which handler a kind of message goes to.</summary>
internal sealed record OutboxRoute(string Kind, Func<IServiceProvider, string, OutboxDelivery, CancellationToken, Task> Deliver, OutboxLane Lane)
{
    /// <summary>The route of <paramref name="message"/>.</summary>
    /// <exception cref="InvalidOperationException">The message is stored in the clear, yet has a text that nothing declares to be harmless.</exception>
    public static OutboxRoute Of(Type message)
    {
        if (!message.IsAssignableTo(typeof(ISealedMessage)) && message.GetProperties().FirstOrDefault(IsUnclassedText) is { } text)
            throw new InvalidOperationException($"{message.Name}.{text.Name} would lie in the outbox in the clear: declare it [Class(FieldClass.Internal)] or make the message an ISealedMessage.");
        return new(message.Name, typeof(OutboxRoute).GetMethod(nameof(DeliverTo), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(message).CreateDelegate<Func<IServiceProvider, string, OutboxDelivery, CancellationToken, Task>>(),
            message.IsAssignableTo(typeof(IOutsideMessage)) ? OutboxLane.Outside : OutboxLane.Own);
    }

    private static bool IsUnclassedText(PropertyInfo property) =>
        property.PropertyType == typeof(string) && property.GetCustomAttribute<ClassAttribute>()?.FieldClass is not (FieldClass.Internal or FieldClass.Public);

    private static Task DeliverTo<T>(IServiceProvider services, string payload, OutboxDelivery delivery, CancellationToken ct)
        where T : notnull
    {
        T message;
        try
        {
            message = JsonSerializer.Deserialize<T>(payload) ?? throw new OutboxRefusedException("The payload is empty.");
        }
        catch (JsonException error)
        {
            throw new OutboxRefusedException("The payload cannot be read.", error);
        }

        return services.GetRequiredService<IOutboxHandler<T>>().Handle(message, delivery, ct);
    }
}
