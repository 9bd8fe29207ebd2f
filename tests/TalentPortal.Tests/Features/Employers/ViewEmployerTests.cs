using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class ViewEmployerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Everyone_sees_an_admitted_employer_on_the_sites_that_admit_it()
    {
        var query = new ViewEmployer(DemoPeople.Employer("rongxin").Id);
        foreach (var person in new[] { null, Personas.Talent, Personas.OwnerOf("weiliang") })
        {
            Assert.Equal(DemoPeople.Tenant("fujian").Id, Assert.Single((await portal.As(person, "fujian").Get(query)).AdmittedBy).TenantId);
            Assert.Equal(2, (await portal.As(person, "").Get(query)).AdmittedBy.Count);
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "zhongguancun").Send(query)).Kind);
        }
    }

    [Fact]
    public async Task A_request_a_refusal_and_an_end_are_not_public()
    {
        var query = new ViewEmployer(DemoPeople.Employer("pengwan").Id);
        var visitor = portal.As(null, "fujian");
        await portal.As(Personas.OwnerOf("pengwan"), "fujian").Get(new RequestAdmission());
        Assert.Equal(OutcomeKind.NotFound, (await visitor.Send(query)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("pengwan"), "fujian").Send(query)).Kind);
        await portal.Decide("pengwan", AdmissionDecision.Admit);
        Assert.True((await visitor.Send(query)).IsOk);
        await portal.Decide("pengwan", AdmissionDecision.End);
        Assert.Equal(OutcomeKind.NotFound, (await visitor.Send(query)).Kind);
    }

    [Fact]
    public async Task An_unknown_one_is_not_found() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewEmployer(Guid.NewGuid()))).Kind);

    [Fact]
    public async Task The_database_itself_shows_strangers_admitted_rows_only()
    {
        await portal.As(Personas.OwnerOf("haiyun"), "greater-bay").Get(new RequestAdmission());
        await using var visitor = await portal.OpenAsApp();
        await using var command = new Npgsql.NpgsqlCommand("select count(*) filter (where status <> 'Admitted'), count(*) from employer_admissions", visitor);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(0, reader.GetInt64(0));
        Assert.True(reader.GetInt64(1) >= 4);
    }
}
