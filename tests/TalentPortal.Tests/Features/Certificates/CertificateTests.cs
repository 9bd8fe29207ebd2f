using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Certificates;
using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.CampusHours;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Certificates;

/// <summary>What the tests about certificates start from.</summary>
internal static class CertificateScene
{
    public static async Task<(DemoPerson Student, IssueCertificateResult Paper)> Certified(this PortalFixture portal, bool fullName = false, string tenant = "fujian")
    {
        var (student, _) = await portal.NewStudent(tenant);
        await portal.ConfirmedHours(student, 100, 9);
        await portal.ConfirmedHours(student, 80, 2);
        await portal.Recorded(student, 300, 1);
        return (student, await portal.As(student).Get(new IssueCertificate(fullName)));
    }

    public static Task<uint> CertificateVersion(this PortalFixture portal, Guid id) => portal.Scalar<uint>("select xmin from service_certificates where id = $1", id);

    public static Task<CheckCertificateResult> Checked(this PortalFixture portal, string code, string tenant = "fujian") => portal.As(null, tenant).Get(new CheckCertificate(code));
}

public sealed class IssueCertificateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_states_confirmed_hours_alone_and_keeps_no_code()
    {
        var (student, paper) = await portal.Certified();
        Assert.Equal((180, portal.DayAgo(9), portal.DayAgo(2), "fujian"), (paper.Minutes, paper.FromOn, paper.UntilOn, paper.Tenant.Slug));
        Assert.Matches("^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$", paper.Code);
        Assert.StartsWith("X. ", paper.ShownName, StringComparison.Ordinal);
        var row = await portal.Scalar<string>("select c::text from service_certificates c where id = $1", paper.Id);
        Assert.DoesNotContain(paper.Code, row, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(paper.Code.Replace("-", ""), row, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(paper.Code, (await portal.As(student).Get(new IssueCertificate(true))).Code);
    }

    [Fact]
    public async Task Without_confirmed_hours_there_is_none_and_five_are_valid_at_most()
    {
        var (student, _) = await portal.NewStudent();
        await portal.Recorded(student);
        Assert.Equal("IssueCertificate_NoHours", (await portal.As(student).Send(new IssueCertificate(true))).Reason!.Name);
        await portal.ConfirmedHours(student, 10, 2);
        Guid last = default;
        for (var i = 0; i < ServiceCertificate.MostValid; i++) last = (await portal.As(student).Get(new IssueCertificate(true))).Id;
        Assert.Equal("IssueCertificate_TooMany", (await portal.As(student).Send(new IssueCertificate(true))).Reason!.Name);
        await portal.As(student).Get(new WithdrawCertificate(last, await portal.CertificateVersion(last)));
        Assert.True((await portal.As(student).Send(new IssueCertificate(true))).IsOk);
    }

    [Theory]
    [InlineData("Lin Yue", "L. Y.")]
    [InlineData("maria da Silva", "M. D. S.")]
    [InlineData("\u6797\u60a6", "\u6797*")]
    [InlineData("\u6b27\u9633\u660e\u65e5", "\u6b27***")]
    [InlineData("", "")]
    public void Initials_show_as_little_as_can_still_be_recognised(string name, string shown) => Assert.Equal(shown, ShownNames.Initials(name));
}

public sealed class BrowseCertificatesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_sees_ones_own_and_the_lead_all_of_the_tenant()
    {
        var ((student, paper), (other, _)) = (await portal.Certified(), await portal.Certified());
        var mine = await portal.As(student).Get(new BrowseCertificates());
        Assert.Equal((paper.Id, true, true, 180), (mine.Items.Single().Id, mine.Items[0].IsMine, mine.CanIssue, mine.Minutes));
        Assert.DoesNotContain((await portal.As(other).Get(new BrowseCertificates())).Items, item => item.Id == paper.Id);
        var lead = await portal.As(CaseScene.Lead).Get(new BrowseCertificates());
        Assert.Equal((2, false), (lead.Items.Count, lead.CanIssue));
        Assert.Empty((await portal.As(Personas.Staff(TalentPortal.Platform.Security.PortalRole.TeamLead, "greater-bay")).Get(new BrowseCertificates())).Items);
    }
}

public sealed class WithdrawCertificateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Its_holder_or_a_lead_withdraws_it_and_whoever_checks_it_reads_no_name()
    {
        var ((student, paper), (other, _)) = (await portal.Certified(fullName: true), await portal.Certified());
        var version = await portal.CertificateVersion(paper.Id);
        foreach (var stranger in new[] { other, Personas.Staff(TalentPortal.Platform.Security.PortalRole.TeamLead, "greater-bay") }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new WithdrawCertificate(paper.Id, version))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(student).Send(new WithdrawCertificate(paper.Id, version + 1))).Kind);
        Assert.True((await portal.As(CaseScene.Lead).Send(new WithdrawCertificate(paper.Id, version))).IsOk);
        Assert.Equal("Certificate_AlreadyWithdrawn", (await portal.As(student).Send(new WithdrawCertificate(paper.Id, await portal.CertificateVersion(paper.Id)))).Reason!.Name);
        var seen = await portal.Checked(paper.Code);
        Assert.Equal((CertificateState.Withdrawn, null, true), (seen.State, seen.Facts, seen.WithdrawnAt is not null));
    }
}

public sealed class CheckCertificateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_has_the_code_reads_what_the_paper_says_however_it_is_typed()
    {
        var (_, paper) = await portal.Certified(fullName: true);
        var wide = string.Concat(paper.Code.Select(c => c == '-' ? '\uff0d' : (char)(c + 0xfee0)));
        foreach (var typed in new[] { paper.Code, paper.Code.ToLowerInvariant().Replace('-', ' '), $" {paper.Code.Replace("-", "")} ", wide })
        {
            var found = await portal.Checked(typed);
            Assert.Equal((CertificateState.Valid, paper.ShownName, 180, "fujian"), (found.State, found.Facts!.ShownName, found.Facts.Minutes, found.Facts.Tenant.Slug));
        }

        foreach (var other in new[] { ServiceCertificate.NewCode(), paper.Code[..^1], paper.Code + "2", "select 1" }) Assert.Equal(CertificateState.Unknown, (await portal.Checked(other)).State);
        Assert.Equal(CertificateState.Unknown, (await portal.Checked(paper.Code, "greater-bay")).State);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "").Send(new CheckCertificate(paper.Code))).Kind);
        Assert.Equal("CheckCertificate_CodeMissing", (await portal.As(null).Send(new CheckCertificate(" "))).Errors[0].Text.Name);
    }

    [Fact]
    public async Task Codes_cannot_be_tried_one_after_another()
    {
        var (_, paper) = await portal.Certified();
        OutcomeKind last = default;
        for (var i = 0; i < 61; i++) last = (await portal.As(null).Send(new CheckCertificate(ServiceCertificate.NewCode()))).Kind;
        Assert.Equal(OutcomeKind.Refused, last);
        Assert.Equal("CheckCertificate_TooMany", (await portal.As(null).Send(new CheckCertificate(paper.Code))).Reason!.Name);
        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(CertificateState.Valid, (await portal.Checked(paper.Code)).State);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_page_answers_without_scripts_and_the_code_stands_in_no_address(string language)
    {
        var (_, paper) = await portal.Certified(fullName: true);
        using var client = await portal.Http();
        using var answer = await client.Submit($"/fujian/{language}/certificates", new Dictionary<string, string?> { ["Form.Code"] = paper.Code });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shown = await answer.Content.ReadAsStringAsync();
        Assert.Contains(paper.ShownName, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(paper.Code, answer.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }
}

public sealed class FindCertificateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_system_asks()
    {
        var (student, paper) = await portal.Certified();
        foreach (var who in new[] { portal.As(null), portal.As(student), portal.As(CaseScene.Lead) }) Assert.False((await who.Send(new FindCertificate(paper.Code))).IsOk);
        Assert.Equal(CertificateState.Valid, (await portal.AsSystem().Get(new FindCertificate(paper.Code))).State);
    }
}

public sealed class PurgeCertificatesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task After_five_years_it_is_forgotten()
    {
        var (_, paper) = await portal.Certified();
        portal.Clock.Advance(TimeSpan.FromDays(5 * 365));
        await portal.RunWork("certificates-retention");
        Assert.Equal(CertificateState.Valid, (await portal.Checked(paper.Code)).State);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.RunWork("certificates-retention");
        Assert.Equal(CertificateState.Unknown, (await portal.Checked(paper.Code)).State);
    }
}
