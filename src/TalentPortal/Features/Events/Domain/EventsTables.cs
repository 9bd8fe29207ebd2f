using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events.Domain;

/// <summary>The tables of this feature.</summary>
public static class EventsTables
{
    extension(AppDb db)
    {
        public DbSet<OutreachEvent> OutreachEvents => db.Set<OutreachEvent>();

        public DbSet<EventSignUp> EventSignUps => db.Set<EventSignUp>();

        public DbSet<EventTally> EventTallies => db.Set<EventTally>();
    }

    extension(IQueryable<OutreachEvent> events)
    {
        /// <summary>At the tenant of the call, those whose sign-ups the caller may open: their own, or, for team leads, all.</summary>
        public IQueryable<OutreachEvent> VisibleTo(CurrentCall call)
        {
            var here = events.AtTenantOf(call);
            if (call.Side == CallSide.System || call.Rights.StaffAllows(EventsPermissions.All)) return here;
            var user = call.UserId;
            return here.Where(e => e.OwnerUserId == user);
        }
    }
}

internal sealed class OutreachEventConfiguration : IEntityTypeConfiguration<OutreachEvent>
{
    public void Configure(EntityTypeBuilder<OutreachEvent> builder)
    {
        builder.TenantPublished();
        builder.ToTable(OutreachEvent.Table);
        builder.Property(e => e.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasBilingual(e => e.Title, OutreachEvent.TitleMax);
        builder.HasBilingual(e => e.Text, OutreachEvent.TextMax);
        builder.HasBilingual(e => e.Place, OutreachEvent.PlaceMax);
        builder.Property(e => e.CountryCode).HasMaxLength(2);
        builder.Property(e => e.TimeZone).HasMaxLength(OutreachEvent.TimeZoneMax);
        builder.Property(e => e.Cohost).HasMaxLength(OutreachEvent.CohostMax);
        builder.Property(e => e.OwnerName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(e => e.Version).IsRowVersion();
        builder.Ignore(e => e.Zone);
        builder.Ignore(e => e.Facts);
        builder.Ignore(e => e.ClosesAt);
        builder.Ignore(e => e.OverAt);
        builder.HasIndex(e => new { e.TenantId, e.State, e.ClosesOn });
    }
}

internal sealed class EventSignUpConfiguration : IEntityTypeConfiguration<EventSignUp>
{
    public void Configure(EntityTypeBuilder<EventSignUp> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(EventSignUp.Table);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Words).HasMaxLength(SignUpWords.SealedMax);
        builder.Property(s => s.CountryCode).HasMaxLength(2);
        builder.Property(s => s.MailToken).HasMaxLength(EventSignUp.TokenMax);
        builder.Property(s => s.LinkHash).HasMaxLength(EventSignUp.HashLength);
        builder.Property(s => s.Version).IsRowVersion();
        builder.Ignore(s => s.Counts);
        builder.HasOne<OutreachEvent>().WithMany().HasForeignKey(s => new { s.TenantId, s.EventId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.TenantId, s.EventId, s.MailToken }).IsUnique();
        builder.HasIndex(s => new { s.TenantId, s.LinkHash }).IsUnique();
        builder.HasIndex(s => new { s.TenantId, s.EventId, s.State });
    }
}

internal sealed class EventTallyConfiguration : IEntityTypeConfiguration<EventTally>
{
    public void Configure(EntityTypeBuilder<EventTally> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(EventTally.Table);
        builder.PrimitiveCollection(t => t.Countries).ElementType().HasMaxLength(2);
        builder.PrimitiveCollection(t => t.Counts);
        builder.Ignore(t => t.Figures);
        builder.HasOne<OutreachEvent>().WithMany().HasForeignKey(t => new { t.TenantId, t.EventId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.TenantId, t.EventId }).IsUnique();
    }
}
