using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.MyArea;
using TalentPortal.Features.Staff;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Shell;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Isolation;

/// <summary>sec-T14: what a process remembers from one request to the next belongs to one tenant and one person, or to nobody.</summary>
public sealed class CacheCrossingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Everything that outlives a request and can change, and why nobody meets another's through it.</summary>
    private static readonly Dictionary<string, string> Reviewed = new()
    {
        ["AccentCss.versions"] = "the hash of a style sheet, by the colour it is made of; says nothing of who uses it",
        ["ApiLimits._full"] = "when a caller of the interface may ask again, by network address or key; no answer lies in it",
        ["FoundServices.Known"] = "which services the portal's assembly has, by who looks for them; the same in every process",
        ["ContentLedger._kept"] = "sources and figures that a site shows, by tenant; all of it is public",
        ["Glossaries._known"] = "the terms that a tenant's search takes for the same, by tenant; each of its visitors may know them",
        ["InspectionSlots._buffers"] = "memory to look into files, overwritten by the next user before it reads",
        ["JobSearchProjection._cut"] = "the cut words of postings that one transaction publishes, by the posting; goes with the request",
        ["LivePages._topics"] = "open pages by what they follow; they are told that something changed, never what, and ask as their reader",
        ["OpenCircuits._seats"] = "how many circuits a person has, by the person",
        ["PlaybookEdition.Published"] = "editions that everybody may read, by their id",
        ["QueryCheck.Typed"] = "the parameters of pages, by the page's type",
        ["RuleLibrary._kept"] = "rules that a site computes with, by tenant; all of them are public",
        ["RightsStore._cache"] = "by person, session and tenant",
        ["SessionLife._written"] = "when a session was last seen, by the session",
        ["SiteMapDirectory._known"] = "parts of site maps, by tenant and source",
        ["SiteVersions._tenants"] = "a number that says that a site's pages changed, by tenant",
        ["CardIndexes._kept"] = "what blind cards show, by tenant, as their people chose; each is read as its reader before it is shown",
        ["CardIndexes._readers"] = "locks, by tenant",
        ["PostingIndexes._kept"] = "published postings by tenant, packed, without any person; read anew when something public changes there",
        ["PostingIndexes._readers"] = "locks, by tenant",
        ["PreviewMatchWeightsHandler.nothing"] = "an empty set",
        ["TenancyBuilder.Known"] = "declarations of the model, by their own text",
    };

    private static readonly Type[] Caches = [typeof(IMemoryCache), typeof(IDistributedCache), typeof(ConcurrentBag<>), typeof(ConcurrentQueue<>), typeof(ConcurrentStack<>), typeof(ConcurrentDictionary<,>)];

    [Fact]
    public void Nothing_remembers_from_one_request_to_the_next_but_what_was_looked_at()
    {
        var found = typeof(PortalHost).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && !IsOfCompiler(field) && Remembers(field)).Select(field => $"{field.DeclaringType!.Name}.{Plain(field.Name)}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(Reviewed.Keys.Order(StringComparer.Ordinal).SequenceEqual(found), string.Join("\n", found.Except(Reviewed.Keys).Concat(Reviewed.Keys.Except(found))));
    }

    [Fact]
    public void What_remembers_is_found() => Assert.Equal(
        ["Changes", "Kept", "Seen", "_cells"],
        typeof(Sample).GetFields(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(field => !field.IsLiteral && Remembers(field)).Select(field => Plain(field.Name)).Order(StringComparer.Ordinal));

    /// <summary>Pages from memory, rights, lists: read in turn by visitors, staff and talents of three sites and of the national one, eight at once.</summary>
    [Fact]
    public async Task Whoever_reads_in_turn_with_others_reads_their_own()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("TALENTPORTAL_CACHE_READS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 800;
        // One person with two rights: an administrator here, who reviews postings there and may not see who works there.
        var both = Personas.Staff(PortalRole.TenantAdministrator);
        await portal.Change("greater-bay", db => db.Add(StaffMembership.Join(both.UserId, "Both", [PortalRole.Reviewer], portal.Clock.GetUtcNow())));
        await portal.Opened();
        await portal.Opened("greater-bay");
        var readers = await Readers(both);
        var first = new string[readers.Count];
        for (var i = 0; i < readers.Count; i++) first[i] = await readers[i].Read();
        // What two readers get is not the same, else nothing could be told apart.
        Assert.Equal(readers.Count, first.Distinct().Count());
        Assert.Equal(nameof(OutcomeKind.NotFound), first[^1]);
        for (var i = 0; i < readers.Count; i++) Assert.DoesNotContain(readers[i].Foreign, word => first[i].Contains(word, StringComparison.Ordinal));

        var random = new Random(20261122);
        var wrong = new ConcurrentQueue<string>();
        var turns = Enumerable.Range(0, count).Select(_ => random.Next(readers.Count)).ToList();
        await Parallel.ForEachAsync(turns, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (reader, _) =>
        {
            if (await readers[reader].Read() != first[reader]) wrong.Enqueue(readers[reader].Name);
        });
        Assert.Empty(wrong);
        Assert.Equal(readers.Count, turns.Distinct().Count());
    }

    private async Task<List<Reader>> Readers(DemoPerson both)
    {
        List<Reader> all = [];
        string[] sites = ["fujian", "zhongguancun", "greater-bay"];
        var visitor = await portal.Http();
        foreach (var site in sites)
        {
            var foreign = sites.Where(other => other != site).Select(other => DemoPeople.Tenant(other).Name).SelectMany(name => new[] { name.Zh, name.En }).OfType<string>().ToList();
            foreach (var language in new[] { "zh", "en" })
                foreach (var page in new[] { "/", "/jobs", "/employers", "/privacy" })
                    all.Add(new($"visitor {site}/{language}{page}", foreign, async () => WithoutNonces(await visitor.GetStringAsync($"/{site}/{language}{page}"))));
            foreach (var talent in new[] { Personas.Talent, Personas.OtherTalent })
                all.Add(new($"{talent.Key} at {site}", [talent == Personas.Talent ? Personas.OtherTalent.Email : Personas.Talent.Email], async () => $"{talent.Key} {site} " + JsonSerializer.Serialize(await portal.As(talent, site).Get(new ViewMyArea()))));
        }

        foreach (var language in new[] { "zh", "en" }) all.Add(new($"visitor {language}/jobs", [], async () => WithoutNonces(await visitor.GetStringAsync($"/{language}/jobs"))));
        foreach (var site in new[] { "fujian", "greater-bay" })
            all.Add(new($"consultant of {site}", [], async () => site + JsonSerializer.Serialize(await portal.As(Personas.Staff(PortalRole.OverseasConsultant, site)).Get(new BrowseCases(CaseTier.Overseas)))));
        all.Add(new("both, at home", [], async () => JsonSerializer.Serialize((await portal.As(both).Get(new BrowseStaff())).Staff.Select(member => member.Name))));
        all.Add(new("both, where they review", [], async () => (await portal.As(both, "greater-bay").Send(new BrowseStaff())).Kind.ToString()));
        return all;
    }

    /// <summary>A page says something of its own in each answer: the nonce of its scripts, the token of a form.</summary>
    private static string WithoutNonces(string page) => Regex.Replace(page, "(nonce=|value=)\"[A-Za-z0-9+/=_-]{16,}\"", "$1");

    private sealed record Reader(string Name, IReadOnlyList<string> Foreign, Func<Task<string>> Read);

    private static bool Remembers(FieldInfo field)
    {
        var type = field.FieldType;
        if (Caches.Any(cache => cache.IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == cache))) return true;
        return field.IsStatic && (!field.IsInitOnly || IsOpenCollection(type));
    }

    /// <summary>A collection that whoever holds it can change: not a frozen, immutable or read-only one.</summary>
    private static bool IsOpenCollection(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var kind && (kind == typeof(Dictionary<,>) || kind == typeof(List<>) || kind == typeof(HashSet<>) || kind == typeof(Queue<>) || kind == typeof(ConditionalWeakTable<,>));

    private static bool IsOfCompiler(FieldInfo field) =>
        field.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute), false) || field.DeclaringType.FullName!.Contains('<', StringComparison.Ordinal) || field.DeclaringType.Namespace is null or "System.Text.RegularExpressions.Generated";

    /// <summary>Of a property, the property.</summary>
    private static string Plain(string name) => name.StartsWith('<') ? name[1..name.IndexOf('>', StringComparison.Ordinal)] : name;

    private sealed class Sample(IMemoryCache changes)
    {
        public const int Fixed = 1;

        private static readonly string[] Words = ["one"];
        private static readonly Dictionary<string, string> _cells = [];
        private readonly Dictionary<string, string> _own = [];

        public static int Seen { get; set; }

        public ConcurrentDictionary<Guid, string> Kept { get; } = new();

        private IMemoryCache Changes { get; } = changes;

        public int Count => _own.Count + Words.Length + _cells.Count + Changes.GetHashCode();
    }
}
