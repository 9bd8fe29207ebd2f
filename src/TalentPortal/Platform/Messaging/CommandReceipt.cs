using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Messaging;

/// <summary>Proof that a command took effect, with its answer, so that the same form sent again gets the same answer.</summary>
public sealed class CommandReceipt(Guid commandId, string caller, string command, DateTimeOffset receivedAt)
{
    public const int CallerMax = 100;
    public const int CommandMax = 100;
    public const int ResultMax = 4000;
    public const int PrintMax = 64;

    /// <summary>Reason of a refusal: the id was used before, for something else.</summary>
    public const string OtherContent = "Command_OtherContent";

    /// <summary>How long a form may lie open and still be sent twice without harm.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Guid CommandId { get; private set; } = commandId;

    public string Caller { get; private set; } = caller;

    public string Command { get; private set; } = command;

    public DateTimeOffset ReceivedAt { get; private set; } = receivedAt;

    /// <summary>Hash of what the command said, where its client chose the id.</summary>
    public string? Print { get; private set; }

    /// <summary>The result as JSON: ids and states, never personal content.</summary>
    public string? Result { get; private set; }
}

internal sealed class CommandReceiptConfiguration : IEntityTypeConfiguration<CommandReceipt>
{
    public void Configure(EntityTypeBuilder<CommandReceipt> builder)
    {
        builder.PlatformTable("Written by the pipeline before a handler runs, for callers with and without a tenant; holds ids only.");
        builder.HasKey(r => new { r.CommandId, r.Caller, r.Command });
        builder.Property(r => r.Caller).HasMaxLength(CommandReceipt.CallerMax);
        builder.Property(r => r.Command).HasMaxLength(CommandReceipt.CommandMax);
        builder.Property(r => r.Print).HasMaxLength(CommandReceipt.PrintMax);
        builder.Property(r => r.Result).HasMaxLength(CommandReceipt.ResultMax);
        builder.HasIndex(r => r.ReceivedAt);
    }
}
