using System.Reflection;
using System.Text.Json.Nodes;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>
/// sec-P01: which fact of a career record reaches whom, on which surface, with and without the person's consent. Made by
/// filling every declared fact, sharing part by part and reading as each tier; compared with career-matrix.txt, which is
/// reviewed by hand. A new fact without a class or without a line there fails.
/// </summary>
public sealed class CareerMatrixTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private const string Committed = "tests/TalentPortal.Tests/Features/Profiles/career-matrix.txt";

    private const string Head =
        """
        # Which fact of a career record reaches whom (see CareerMatrixTests): part, fact, class, then for each reader what is read
        # without consent / with consent for this part / with consent for all other parts, on the page; then in the JSON Resume
        # when all parts but the wishes are shared. "x" reads it, "-" does not.
        """;

    [Fact]
    public void Every_fact_declares_its_class()
    {
        var unclassed = Enum.GetValues<ProfileSection>().Select(FactField.TypeOf).Append(typeof(ProfileIntentions)).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.CanWrite && !property.IsDefined(typeof(ClassAttribute))).Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
        Assert.Empty(unclassed);
        Assert.Equal(SharingScene.All.Order(), Enum.GetValues<ProfileSection>().Select(SharedCareer.ScopeOf).Append(GrantScope.CareerIntentions).Order());
    }

    [Fact]
    public async Task Every_fact_reaches_whom_the_reviewed_matrix_says_and_nobody_else()
    {
        var abroad = await portal.Opened(talent: await portal.NewTalentWithAll());
        var home = await portal.Passed(await portal.Opened(talent: await portal.NewTalentWithAll()), CaseTier.Domestic);
        var campus = await portal.Passed(await portal.Opened(talent: await portal.NewTalentWithAll()), CaseTier.Campus);
        (string Name, Opened Case, Func<Task<HashSet<string>>> Read)[] readers =
        [
            ("overseas", abroad, () => Facts(CaseScene.Overseas, abroad)), ("domestic", home, () => Facts(CaseScene.Domestic, home)), ("campus", campus, () => Facts(CaseScene.Campus, campus)),
            ("lead", abroad, () => Facts(CaseScene.Lead, abroad)), ("sender", home, () => Facts(CaseScene.Overseas, home)),
        ];
        Dictionary<string, List<string>> cells = [];
        foreach (var (name, fact, _) in AllFacts()) cells[$"{name}.{fact}"] = [];
        var compared = 0;
        foreach (var reader in readers)
        {
            await portal.Share(reader.Case, []);
            var without = await reader.Read();
            Dictionary<GrantScope, HashSet<string>> with = [], others = [];
            foreach (var part in SharingScene.All)
            {
                await portal.Share(reader.Case, [part]);
                with[part] = await reader.Read();
                await portal.Share(reader.Case, SharingScene.All.Except([part]));
                others[part] = await reader.Read();
            }

            foreach (var (part, fact, _) in AllFacts())
            {
                var scope = Enum.Parse<GrantScope>(GrantScopes.Career + part);
                var key = $"{part}.{fact}";
                cells[key].Add(Mark(without.Contains(key)) + Mark(with[scope].Contains(key)) + Mark(others[scope].Contains(key)));
                compared += 3;
            }
        }

        await portal.Share(abroad, SharingScene.Resume);
        var file = JsonNode.Parse((await portal.As(CaseScene.Overseas).Get(new ExportSharedResume(abroad.Id))).Json)!;
        Assert.DoesNotContain("300000", file.ToJsonString(), StringComparison.Ordinal);
        var lines = AllFacts().Select(fact => string.Join('\t', [fact.Part, fact.Fact, fact.Class.ToString(), .. cells[$"{fact.Part}.{fact.Fact}"], Mark(InResume(file, fact.Part, fact.Fact))]));
        var made = Head + "\n# part\tfact\tclass\t" + string.Join('\t', readers.Select(reader => reader.Name)) + "\tresume\n" + string.Join('\n', lines) + "\n";
        output.WriteLine($"{AllFacts().Count()} facts, {compared} cells");
        var path = Path.Combine(Repository.Root, Committed);
        var reviewed = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        if (made != reviewed) await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), "career-matrix.txt"), made);
        Assert.Equal(reviewed.ReplaceLineEndings("\n"), made);
    }

    private static string Mark(bool reads) => reads ? "x" : "-";

    /// <summary>Everything that a career record can say, from the declarations.</summary>
    private static IEnumerable<(string Part, string Fact, FieldClass Class)> AllFacts() =>
        Enum.GetValues<ProfileSection>().SelectMany(section => FactField.Of(section).Select(field => (section.ToString(), field.Name, field.Class)))
            .Concat(typeof(ProfileIntentions).GetProperties().Where(property => property.CanWrite).Select(property => ("Intentions", property.Name, property.GetCustomAttribute<ClassAttribute>()!.FieldClass)));

    private async Task<HashSet<string>> Facts(DemoPerson who, Opened one)
    {
        var outcome = await portal.As(who).Send(new ViewSharedCareer(one.Id));
        if (!outcome.IsOk) return [];
        HashSet<string> seen = [.. outcome.Value.Career.Entries.SelectMany(entry => entry.Texts.Keys.Select(fact => $"{entry.Section}.{fact}"))];
        if (outcome.Value.Career.Intentions is { } wishes)
            seen.UnionWith(typeof(ProfileIntentions).GetProperties().Where(property => property.CanWrite && property.GetValue(wishes) is not (null or System.Collections.ICollection { Count: 0 })).Select(property => "Intentions." + property.Name));
        return seen;
    }

    /// <summary>Whether a fact stands in the file where its declaration says; wishes have no place there.</summary>
    private static bool InResume(JsonNode file, string part, string fact) => Enum.TryParse<ProfileSection>(part, out var section)
        && FactField.Of(section).Single(field => field.Name == fact).ResumeKey.Split('.').Aggregate(file[section.ResumeKey()]?[0], (node, name) => node?[name]) is not null;
}
