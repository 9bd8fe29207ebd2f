using MediatR;

namespace TalentPortal.Platform.Messaging;

/// <summary>A request that changes something. Runs in a transaction with its events, its outbox rows and its command id.</summary>
public interface ICommand<T> : IRequest<Outcome<T>>;

/// <summary>A request that only reads.</summary>
public interface IQuery<T> : IRequest<Outcome<T>>;

/// <summary>
/// On a query that reads another person's data: it runs in a transaction, because the access row that the person can
/// read must stand or fall with the reading.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PersonalAttribute : Attribute;

/// <summary>Something that happened to an entity. Handlers in other features run in the same transaction.</summary>
public interface IPortalEvent : INotification;
