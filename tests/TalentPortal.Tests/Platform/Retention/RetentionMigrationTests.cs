using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql;
using TalentPortal.Features.Talents;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Retention;

public sealed class RetentionMigrationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Files_and_people_of_before_are_taken_over_and_the_owner_is_bound_again()
    {
        var talent = await portal.NewTalent();
        var kept = await portal.StorageNameOf(await portal.AddCv(talent));
        var removed = await portal.AddCv(talent);
        await portal.As(talent).Get(new RemoveCv(removed));
        await portal.Scalar<int>("truncate stored_files, personal_dues");

        await using var owner = new NpgsqlConnection(portal.Connections.PortalOwner);
        await owner.OpenAsync();
        var statements = new TalentPortal.Data.Migrations.Retention().UpOperations.OfType<SqlOperation>().ToList();
        Assert.Equal(2, statements.Count);
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement.Sql, owner);
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(kept, await portal.Scalar<string>("select string_agg(name, ' ') from stored_files"));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from personal_dues where user_id = $1 and due_at <= now()", talent.UserId));
        await using var own = new NpgsqlCommand("select count(*) from cv_documents", owner);
        Assert.Equal(0L, await own.ExecuteScalarAsync());
    }
}
