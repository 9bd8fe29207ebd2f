using System.Reflection;
using System.Runtime.CompilerServices;
using TalentPortal.Platform.Security;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>A set of types with the folder each stands in, as its namespace says.</summary>
/// <param name="Root">The namespace that stands for the project's folder, in segments.</param>
public sealed record Codebase(IReadOnlyList<Type> Types, string Root)
{
    private readonly Dictionary<Type, IReadOnlySet<Type>> _named = [];

    public static Codebase Product { get; } = new(TypesOf(typeof(RightsStore).Assembly, "TalentPortal"), "TalentPortal");

    /// <summary>Deliberately bad types: every rule must report some of them.</summary>
    public static Codebase Bad { get; } = new(TypesOf(typeof(Codebase).Assembly, "TalentPortal.ArchitectureTests.BadSamples"), "TalentPortal.ArchitectureTests.BadSamples");

    public IReadOnlySet<Type> NamedBy(Type type)
    {
        lock (_named)
        {
            if (!_named.TryGetValue(type, out var named)) _named[type] = named = IlReader.TypesNamedBy(type);
            return named;
        }
    }

    /// <summary>The folder of a type below the root: <c>Features/Jobs/Domain</c>. Null when it is not of this codebase.</summary>
    public string[]? FolderOf(Type type)
    {
        var space = (type.IsNested ? Outermost(type) : type).Namespace;
        if (space is null) return null;
        var segments = space.Split('.');
        var root = Root.Split('.');
        return segments.Length >= root.Length && segments.Take(root.Length).SequenceEqual(root) ? segments[root.Length..] : null;
    }

    public bool IsIn(Type type, params string[] folder) => FolderOf(type) is { } place && place.Length >= folder.Length && place.Take(folder.Length).SequenceEqual(folder);

    /// <summary>The feature a type belongs to, or null.</summary>
    public string? FeatureOf(Type type) => FolderOf(type) is ["Features", var feature, ..] ? feature : null;

    public bool IsDomain(Type type) => FolderOf(type) is ["Features", _, "Domain", ..];

    private static Type Outermost(Type type) => type.IsNested ? Outermost(type.DeclaringType!) : type;

    private static IReadOnlyList<Type> TypesOf(Assembly assembly, string root) =>
        [.. assembly.GetTypes()
            .Where(type => type.Namespace is { } space && (space == root || space.StartsWith(root + ".", StringComparison.Ordinal)))
            .Where(type => !type.Name.StartsWith('<') && !type.IsDefined(typeof(CompilerGeneratedAttribute), false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)];
}

/// <summary>What a rule found, and how many subjects it looked at.</summary>
public sealed record Findings(int Subjects, IReadOnlyList<string> Violations);
