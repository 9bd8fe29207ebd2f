using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Retention;

/// <summary>Says who has records that may be past their time: the records themselves can only be looked for as their person.</summary>
public sealed class PersonalDue
{
    public Guid UserId { get; set; }

    /// <summary>No record of the person is due earlier.</summary>
    public DateTimeOffset DueAt { get; set; }
}

/// <summary>Records of persons that are kept for a set time. Found by itself; each part of the portal clears its own, person by person.</summary>
public interface IPersonalRetention
{
    /// <summary>Deletes what is past its time, within the command at hand, which runs on behalf of the person.</summary>
    /// <returns>Before which time nothing of what is left will be due; null when nothing is left.</returns>
    Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct);
}

/// <summary>Remembers for whom there is something to clear, and when. Whoever writes a record that is kept for a set time says so here.</summary>
public sealed class PersonalDues(AppDb db)
{
    /// <summary>
    /// Notes that a record written now will be due then. Call before the record is written: it waits for a purge of the
    /// same person, which would take the note away.
    /// </summary>
    public Task Note(Guid userId, DateTimeOffset dueAt, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into personal_dues (user_id, due_at) values ({userId}, {dueAt})
        on conflict (user_id) do update set due_at = least(personal_dues.due_at, excluded.due_at)
        """, ct);
}

internal sealed class PersonalDueConfiguration : IEntityTypeConfiguration<PersonalDue>
{
    public void Configure(EntityTypeBuilder<PersonalDue> builder)
    {
        builder.PlatformTable("Retention has to find whose records have grown old; holds an id and a time.");
        builder.HasKey(d => d.UserId);
        builder.HasIndex(d => d.DueAt);
    }
}
