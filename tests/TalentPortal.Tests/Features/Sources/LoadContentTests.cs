using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Sources;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Sources;

/// <summary>How a release's content gets into the desk, and what of it a site sees.</summary>
public sealed class LoadContentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Sources = "code,kind,reliability,title_zh,title_en,publisher_zh,publisher_en,issued,url\nT1,official,high,公告,Notice,,,2026-02-04,\n";
    private const string Head = "code,at,digest,sources,as_of,certainty,standing,verify,value,unit,place,note_zh,note_en\n";
    private const string Wage = "t.wage,1/1,0,T1,2026-02-04,high,fact,,{0},CNY/month,110000,,\n";
    private const string Parameters = "code,place,from,until,value,unit,claim\nt_wage,110000,2026-02-04,,{0},CNY/month,t.wage\n";

    [Fact]
    public async Task Loading_twice_is_as_once_and_a_changed_figure_shows_on_every_site()
    {
        var first = await Load(Files("11937"));
        var again = await Load(Files("11937"));

        Assert.Equal((1, 1, 1), (first["sources"], first["claims"], first["parameters"]));
        Assert.Empty(again);
        Assert.Equal("11937", await Figure(null));
        Assert.Equal("11937", await Figure("fujian"));

        var changed = await Load(Files("12500"));

        Assert.Equal([("claims", 1), ("parameters", 1)], changed.Select(change => (change.Key, change.Value)));
        Assert.Equal("12500", await Figure(null));
        Assert.Equal("12500", await Figure("fujian"));
    }

    [Fact]
    public async Task What_somebody_edited_is_not_overwritten()
    {
        await Load(Files("100", code: "e"));
        await portal.Scalar<int>("update content_parameters set is_edited = true, figure = '777' where code = 'e_wage'");

        var changed = await Load(Files("200", code: "e"));

        Assert.False(changed.ContainsKey("parameters"));
        Assert.Equal("777", await portal.Scalar<string>("select figure from content_parameters where code = 'e_wage'"));
    }

    [Fact]
    public async Task A_faulty_file_loads_nothing_at_all()
    {
        var before = await portal.Scalar<long>("select count(*) from content_sources");
        var files = Files("1", code: "f");
        files["claims/t.csv"] += "f.bad,1/1,0,NOBODY,2026,high,fact,,,,,,\n";

        await Assert.ThrowsAsync<ContentException>(() => Load(files));

        Assert.Equal(before, await portal.Scalar<long>("select count(*) from content_sources"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from content_claims where code like 'f.%'"));
    }

    [Fact]
    public async Task Only_the_desk_is_loaded()
    {
        var outcome = await portal.Dispatcher.Send(new LoadContent(Files("1", code: "n")), CallOrigin.System("test", PortalFixture.TenantOf("fujian")));

        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
    }

    [Fact]
    public async Task The_release_of_this_portal_can_be_loaded()
    {
        using var console = new StringWriter();

        Assert.Equal(0, await ContentCommand.RunAsync(["load"], portal.Services, console));
        Assert.Equal(0, await ContentCommand.RunAsync(["load"], portal.Services, console));

        Assert.EndsWith("The content is as this release has it." + Environment.NewLine, console.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await ContentCommand.RunAsync([], portal.Services, console));
    }

    [Fact]
    public async Task A_tenants_own_figure_goes_before_the_desks_at_that_tenant_alone()
    {
        await Load(Files("300", code: "o"));
        await portal.Change("fujian", db => db.Add(ParameterRow.Enter(PortalFixture.TenantOf("fujian").Id, new("o_wage", "110000", new(2026, 2, 4), null, "999", "CNY/month", "o.wage"), portal.Clock.GetUtcNow())));
        // Written past every message: the next thing that changes anywhere says so.
        await Load(Files("301", code: "p"));

        Assert.Equal("999", await Figure("fujian", "o_wage"));
        Assert.Equal("300", await Figure("greater-bay", "o_wage"));
        Assert.Equal("300", await Figure(null, "o_wage"));
    }

    private async Task<string?> Figure(string? tenant, string code = "t_wage")
    {
        var ledger = await portal.Services.GetRequiredService<ContentLedger>().At(tenant is null ? null : PortalFixture.TenantOf(tenant).Id, CancellationToken.None);
        return ledger.Parameters.Find(code, "110000", new(2026, 11, 23))?.Value;
    }

    private async Task<IReadOnlyDictionary<string, int>> Load(Dictionary<string, string> files) =>
        (await portal.Dispatcher.Send(new LoadContent(files), CallOrigin.System("test", PortalFixture.TenantOf(ContentDesk.Slug)))).Value.Changes;

    private static Dictionary<string, string> Files(string wage, string code = "t") => new(StringComparer.Ordinal)
    {
        ["sources.csv"] = Sources.Replace("T1", code + "1", StringComparison.Ordinal),
        ["claims/t.csv"] = (Head + Wage.Replace("T1", code + "1", StringComparison.Ordinal)).Replace("t.wage", code + ".wage", StringComparison.Ordinal).Replace("{0}", wage, StringComparison.Ordinal),
        ["parameters.csv"] = Parameters.Replace("t_wage", code + "_wage", StringComparison.Ordinal).Replace("t.wage", code + ".wage", StringComparison.Ordinal).Replace("{0}", wage, StringComparison.Ordinal),
    };
}
