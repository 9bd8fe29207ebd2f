using Microsoft.AspNetCore.Components;
using MediatR;
using Microsoft.EntityFrameworkCore;
using FluentValidation;
using TalentPortal.Data;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>arch-1 to arch-4: who may know whom.</summary>
internal static class DependencyRules
{
    /// <summary>arch-1: no component touches AppDb or EF Core.</summary>
    public static Findings ComponentsDoNotTouchData(Codebase code)
    {
        var components = code.Types.Where(type => type.IsAssignableTo(typeof(IComponent))).ToList();
        return new(components.Count, [.. Report(code, components, named => named == typeof(AppDb) || IsOf(named, "Microsoft.EntityFrameworkCore") || IsOf(named, "Npgsql"))]);
    }

    /// <summary>arch-2: no handler, validator or Domain type touches a component.</summary>
    public static Findings LogicDoesNotTouchComponents(Codebase code)
    {
        var logic = code.Types.Where(type => IsHandler(type) || IsValidator(type) || code.IsDomain(type)).ToList();
        return new(logic.Count, [.. Report(code, logic, named => IsOf(named, "Microsoft.AspNetCore.Components") || code.IsIn(named, "Components") || named.IsAssignableTo(typeof(IComponent)))]);
    }

    /// <summary>arch-3: features meet only in Domain, and without cycles.</summary>
    public static Findings FeaturesMeetInDomain(Codebase code)
    {
        var subjects = code.Types.Where(type => code.FeatureOf(type) is not null).ToList();
        List<string> wrong = [];
        var edges = new HashSet<(string From, string To)>();
        foreach (var type in subjects)
        {
            foreach (var named in code.NamedBy(type))
            {
                if (code.FeatureOf(named) is not { } other || other == code.FeatureOf(type)) continue;
                if (!code.IsDomain(named)) wrong.Add($"{type.FullName} names {named.FullName}, which is not in Domain");
                edges.Add((code.FeatureOf(type)!, other));
            }
        }

        wrong.AddRange(Cycles(edges));
        return new(subjects.Count, wrong);
    }

    /// <summary>arch-4: Platform and Components know no feature.</summary>
    public static Findings PlatformKnowsNoFeature(Codebase code)
    {
        var platform = code.Types.Where(type => code.IsIn(type, "Platform") || code.IsIn(type, "Components")).ToList();
        return new(platform.Count, [.. Report(code, platform, named => code.FeatureOf(named) is not null)]);
    }

    /// <summary>What people keep to learn what they qualify for (nationality, age and pay among it) is no input of any ranking, and of nothing that employers see.</summary>
    public static Findings KeptAnswersRankNobody(Codebase code)
    {
        var subjects = code.Types.Where(type => code.FeatureOf(type) is "Matches" or "Cards").ToList();
        return new(subjects.Count, [.. Report(code, subjects, named => code.FeatureOf(named) == "Eligibility")]);
    }

    internal static bool IsHandler(Type type) => type is { IsAbstract: false } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>));

    internal static bool IsValidator(Type type) => type is { IsAbstract: false } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>));

    private static IEnumerable<string> Report(Codebase code, IEnumerable<Type> subjects, Func<Type, bool> isForbidden) =>
        from type in subjects
        from named in code.NamedBy(type)
        where isForbidden(named)
        select $"{type.FullName} names {named.FullName}";

    /// <summary>By segment, so that a namespace that merely begins alike is not meant.</summary>
    private static bool IsOf(Type type, string space) =>
        type.Namespace is { } own && own.Split('.') is var segments && space.Split('.') is var wanted && segments.Length >= wanted.Length && segments.Take(wanted.Length).SequenceEqual(wanted);

    private static IEnumerable<string> Cycles(HashSet<(string From, string To)> edges)
    {
        foreach (var start in edges.Select(edge => edge.From).Distinct().Order(StringComparer.Ordinal))
        {
            var reached = new HashSet<string>();
            var open = new Queue<string>(edges.Where(edge => edge.From == start).Select(edge => edge.To));
            while (open.TryDequeue(out var next))
            {
                if (next == start)
                {
                    yield return $"Feature {start} depends on itself by way of others";
                    break;
                }

                if (reached.Add(next)) foreach (var edge in edges.Where(edge => edge.From == next)) open.Enqueue(edge.To);
            }
        }
    }
}
