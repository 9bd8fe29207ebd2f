using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using TalentPortal.ArchitectureTests.BadSamples.Data;
using TalentPortal.ArchitectureTests.Rules;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.ArchitectureTests;

/// <summary>
/// The rules of the codebase, each on the compiled product with a minimum of subjects, and each on types that are bad
/// on purpose: a rule that cannot fail is a defect.
/// </summary>
public sealed class ArchitectureTests
{
    /// <summary>Properties that carry a role or state to be given, not the caller's own; each reviewed.</summary>
    private static readonly IReadOnlyDictionary<string, string> ReviewedProperties = new Dictionary<string, string>
    {
        ["BrowseAdmissions.Status"] = "which rows of the list to show",
        ["InviteStaff.Roles"] = "the roles that an administrator gives to somebody else",
        ["ChangeStaffRoles.Roles"] = "the roles that an administrator gives to somebody else",
        ["InviteEmployerMember.Role"] = "the role that an owner gives to somebody else",
        ["ChangeEmployerMemberRole.Role"] = "the role that an owner gives to somebody else",
    };

    /// <summary>Routes that do not name their folder, each with its reason.</summary>
    private static readonly IReadOnlyDictionary<string, string> ReviewedRoutes = new Dictionary<string, string>
    {
        ["/"] = "the home of a site",
        ["/admin"] = "the landing page of the administration: what waits in several features",
        ["/admin/site"] = "a tenant speaks of its site, not of itself as a tenant",
        ["/admin/audit"] = "the audit is of the whole tenant",
        ["/platform"] = "the landing page of the platform is the list of tenants",
        ["/platform/audit"] = "the audit is of the whole platform",
        ["/account/…"] = "a person has one account, so the address is in the singular",
        ["/privacy"] = "expected there by everyone",
        ["/employer"] = "the landing page of a workspace",
        ["/obligations"] = "expected there by everyone; people speak of their obligations, not of clearance",
        ["/me"] = "the landing page of the talent's area",
        ["/me/profile"] = "a person speaks of their profile, not of talents",
        ["/me/profile/career"] = "behind the short profile lies the person's whole one",
        ["/me/profile/sharing"] = "who reads the record behind the short profile",
        ["/me/profile/career/{Segment}/new"] = "behind the short profile lies the person's whole one",
        ["/me/profile/entries/{Id:guid}"] = "behind the short profile lies the person's whole one",
        ["/me/profile/entries/{Id:guid}/remove"] = "behind the short profile lies the person's whole one",
        ["/me/profile/import"] = "behind the short profile lies the person's whole one",
        ["/me/profile/intentions"] = "behind the short profile lies the person's whole one",
        ["/me/family/schools"] = "a person looks for it beside their family",
        ["/me/timeline"] = "under me it can be nobody else's return",
        ["/me/timeline/edit"] = "under me it can be nobody else's return",
        ["/me/cv"] = "a person speaks of their CV, not of talents",
        ["/me/cv/{Id:guid}/remove"] = "a person speaks of their CV, not of talents",
        ["/me/consultant"] = "a person asks for a consultant, not for a lead",
        ["/me/consultant/{Id:guid}"] = "a person asks for a consultant, not for a lead",
        ["/me/consultant/{Id:guid}/withdraw"] = "a person asks for a consultant, not for a lead",
        ["/me/cases/{Id:guid}/messages"] = "messages are those of a case",
        ["/overseas/cases/{Id:guid}/messages"] = "messages are those of a case",
        ["/domestic/cases/{Id:guid}/messages"] = "messages are those of a case",
        ["/campus/cases/{Id:guid}/messages"] = "messages are those of a case",
        ["/me/cases/{Id:guid}/plan"] = "the day plan is that of a case",
        ["/domestic/cases/{Id:guid}/plan"] = "the day plan is that of a case",
        ["/campus/cases/{Id:guid}/plan"] = "the day plan is that of a case",
        ["/me/cases/{Id:guid}/buddy"] = "the buddy is that of a case",
        ["/domestic/cases/{Id:guid}/buddy"] = "the buddy is that of a case",
        ["/campus/hours"] = "to a student consultant there are no other hours",
        ["/me/card"] = "a person has one card at each organisation",
        ["/me/searches"] = "under me it can be nobody else's",
        ["/me/searches/new"] = "under me it can be nobody else's",
        ["/searches/stop/{Token}"] = "an address in mails is kept short",
        ["/me/blocked"] = "a person speaks of whom they blocked, not of cards",
        ["/me/requests"] = "a person reads who asks for contact, not cards",
        ["/employer/talents/requests"] = "whom an employer asked for contact",
        ["/employer/talents/requests/{Id:guid}"] = "whom an employer asked for contact",
        ["/employer/talents"] = "an employer looks for people, not for cards",
        ["/employer/talents/{Reference:guid}"] = "an employer looks for people, not for cards",
        ["/me/consents"] = "a person speaks of their consents, not of talents",
        ["/me/access-log"] = "a person speaks of who looked, not of talents",
        ["/me/data"] = "a person speaks of their data, not of talents",
        ["/me/data/erase"] = "a person speaks of their data, not of talents",
    };

    [Fact]
    public void Arch_1_components_do_not_touch_data() => Holds(DependencyRules.ComponentsDoNotTouchData, 30, "TouchesData");

    [Fact]
    public void Arch_2_logic_does_not_touch_components() => Holds(DependencyRules.LogicDoesNotTouchComponents, 40, "ShowsItself");

    [Fact]
    public void Arch_3_features_meet_only_in_domain_and_without_cycles()
    {
        Holds(DependencyRules.FeaturesMeetInDomain, 100, "which is not in Domain");
        Assert.Contains(DependencyRules.FeaturesMeetInDomain(Codebase.Bad).Violations, violation => violation.Contains("depends on itself", StringComparison.Ordinal));
    }

    [Fact]
    public void Arch_4_platform_and_components_know_no_feature() => Holds(DependencyRules.PlatformKnowsNoFeature, 100, "KnowsAFeature");

    [Fact]
    public void Kept_answers_rank_nobody()
    {
        Holds(DependencyRules.KeptAnswersRankNobody, 50, "RanksByAnswers");
        Assert.Contains(Codebase.Product.Types, type => Codebase.Product.FeatureOf(type) == "Eligibility" && Codebase.Product.IsDomain(type));
    }

    [Theory]
    [InlineData("has 0 handlers")]
    [InlineData("carries 0 access attributes")]
    [InlineData("carries 2 access attributes")]
    [InlineData("but has no validator")]
    [InlineData("a client could fill it")]
    public void Arch_5_requests_are_complete(string fault) => Holds(code => RequestRules.Requests(code, ReviewedProperties), 20, fault);

    [Theory]
    [InlineData("is not internal sealed")]
    [InlineData("is not named after its request")]
    public void Arch_6_handlers_and_validators_are_internal_and_sealed(string fault) => Holds(RequestRules.HandlersAreInternal, 30, fault);

    [Theory]
    [InlineData("does not name its folder")]
    [InlineData("must be static")]
    [InlineData("must be interactive")]
    [InlineData("without its policy")]
    [InlineData("needs [Authorize]")]
    [InlineData("no name ending in Page")]
    public void Arch_7_routes_name_their_folder_and_keep_to_their_mode(string fault) => Holds(code => PageRules.Pages(code, ReviewedRoutes), 10, fault);

    [Theory]
    [InlineData("declares no tenancy")]
    [InlineData("is a text without a maximum")]
    [InlineData("use DateTimeOffset or DateOnly")]
    [InlineData("has no class")]
    [InlineData("without a reason")]
    public void Arch_8_entities_declare_tenancy_limits_and_classes(string fault)
    {
        using var db = new AppDb(new DbContextOptionsBuilder<AppDb>().UseNpgsql("Host=model-only").Options, new CurrentCall(), TimeProvider.System);
        var good = EntityRules.Entities(db.GetService<IDesignTimeModel>().Model);
        IsClean(good, 12);
        using var bad = new BadDb();
        Assert.Contains(EntityRules.Entities(bad.GetService<IDesignTimeModel>().Model).Violations, violation => violation.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("has no Chinese text")]
    [InlineData("has no English text")]
    [InlineData("is empty")]
    [InlineData("is not English")]
    [InlineData("other placeholders")]
    [InlineData("nobody uses")]
    [InlineData("Chinese in code")]
    public void Arch_10_texts_are_in_both_languages_and_used(string fault)
    {
        var good = TextRules.Texts(SourceTree.Read("src"));
        IsClean(good, 100);
        Assert.Contains(TextRules.Texts(BadSamples.BadFiles.Texts).Violations, violation => violation.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Arch_10_what_is_recorded_is_told_in_words()
    {
        IsClean(TextRules.AuditWords(SourceTree.Read("src")), 15);
        Assert.NotEmpty(TextRules.AuditWords([new("src/X/Features/Alpha/Alpha.cs", "audit.Write(really ? \"alphas.open\" : \"alphas.shut\", id);")]).Violations);
    }

    [Fact]
    public void Arch_11_every_request_has_its_tests()
    {
        var good = FileRules.Tests(Codebase.Product.Types.Where(RequestRules.IsRequest), SourceTree.Read("tests"));
        IsClean(good, 20);
        Assert.NotEmpty(FileRules.Tests(Codebase.Bad.Types.Where(RequestRules.IsRequest), []).Violations);
    }

    [Theory]
    [InlineData("are the cap")]
    [InlineData("no folder but Domain")]
    [InlineData("lies too deep")]
    public void Arch_12_files_stay_small_and_features_flat(string fault)
    {
        var good = FileRules.Sizes(SourceTree.Read("src"));
        IsClean(good, 100);
        Assert.Contains(FileRules.Sizes(BadSamples.BadFiles.Sizes).Violations, violation => violation.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("without the site's name")]
    [InlineData("has no title")]
    public void Every_page_has_a_title_that_names_the_site(string fault)
    {
        IsClean(FileRules.Titles(SourceTree.Read("src")), 50);
        Assert.Contains(FileRules.Titles(BadSamples.BadFiles.Titles).Violations, violation => violation.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_a_page_do_not_run_into_one_another()
    {
        IsClean(FileRules.Blanks(SourceTree.Read("src")), 100);
        Assert.NotEmpty(FileRules.Blanks(BadSamples.BadFiles.Blanks).Violations);
    }

    private static void Holds(Func<Codebase, Findings> rule, int atLeast, string fault)
    {
        IsClean(rule(Codebase.Product), atLeast);
        Assert.Contains(rule(Codebase.Bad).Violations, violation => violation.Contains(fault, StringComparison.Ordinal));
    }

    private static void IsClean(Findings findings, int atLeast)
    {
        Assert.True(findings.Subjects >= atLeast, $"only {findings.Subjects} subjects; the rule no longer looks where it should");
        Assert.True(findings.Violations.Count == 0, string.Join('\n', findings.Violations.Distinct()));
    }
}
