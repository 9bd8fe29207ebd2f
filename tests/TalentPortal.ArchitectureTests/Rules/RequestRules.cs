using System.Reflection;
using FluentValidation;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>arch-5 and arch-6: what a request, its handler and its validator look like.</summary>
internal static class RequestRules
{
    private static readonly string[] ForbiddenNames = ["UserId", "TenantId", "Role", "Roles", "Status", "ActorId", "OwnerId"];

    /// <summary>arch-5: one handler, exactly one access attribute, a validator for text, numbers and dates, and nothing of the caller's identity.</summary>
    public static Findings Requests(Codebase code, IReadOnlyDictionary<string, string> reviewedProperties)
    {
        var requests = code.Types.Where(IsRequest).ToList();
        List<string> wrong = [];
        foreach (var request in requests)
        {
            var handlers = code.Types.Count(type => !type.IsAbstract && HandledBy(type).Contains(request));
            if (handlers != 1) wrong.Add($"{request.FullName} has {handlers} handlers");
            var access = new[] { typeof(RequiresAttribute), typeof(SignedInAttribute), typeof(AnyoneAttribute), typeof(SystemOnlyAttribute) }.Count(attribute => request.IsDefined(attribute, false));
            if (access != 1) wrong.Add($"{request.FullName} carries {access} access attributes");
            var needsValidator = request.GetProperties().Any(property => NeedsChecking(property.PropertyType));
            var hasValidator = code.Types.Any(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidator<>).MakeGenericType(request)));
            if (needsValidator && !hasValidator) wrong.Add($"{request.FullName} carries text, a number or a date, but has no validator");
            var isSystem = request.IsDefined(typeof(SystemOnlyAttribute), false);
            foreach (var property in request.GetProperties().Where(property => ForbiddenNames.Contains(property.Name)))
                if (!isSystem && !reviewedProperties.ContainsKey($"{request.Name}.{property.Name}")) wrong.Add($"{request.FullName}.{property.Name}: a client could fill it");
        }

        return new(requests.Count, wrong);
    }

    /// <summary>arch-6: handlers and validators are internal sealed, and named after their request.</summary>
    public static Findings HandlersAreInternal(Codebase code)
    {
        var subjects = code.Types.Where(type => DependencyRules.IsHandler(type) || DependencyRules.IsValidator(type)).ToList();
        List<string> wrong = [];
        foreach (var type in subjects)
        {
            if (type.IsPublic || type.IsNestedPublic || !type.IsSealed) wrong.Add($"{type.FullName} is not internal sealed");
            if (DependencyRules.IsHandler(type) && HandledBy(type).Select(request => request.Name + "Handler").All(name => name != type.Name)) wrong.Add($"{type.FullName} is not named after its request");
        }

        return new(subjects.Count, wrong);
    }

    internal static bool IsRequest(Type type) => type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>));

    internal static bool IsQuery(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>));

    private static IEnumerable<Type> HandledBy(Type type) =>
        type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(i => i.GetGenericArguments()[0]);

    private static bool NeedsChecking(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        // A row version is compared, never kept.
        return type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(decimal) || type == typeof(double)
            || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(DateTime) || type == typeof(TimeOnly);
    }
}
